import { Injectable } from '@nestjs/common';

/** What a probe found. `degraded`: it works, but not all of it. */
export type ProbeResult = { readonly status: 'ok' } | { readonly status: 'degraded' | 'down'; readonly reason: string };

export interface Health {
  readonly status: 'ok' | 'degraded' | 'down';
  readonly reasons: readonly string[];
}

/** A probe that takes longer than this counts as down. */
const PATIENCE_MS = 1_000;

/** Each part adds what can be wrong with it: `probes.add('redis', () => ...)`. */
@Injectable()
export class HealthProbes {
  private readonly probes = new Map<string, () => Promise<ProbeResult>>();

  add(name: string, probe: () => Promise<ProbeResult>): void {
    if (this.probes.has(name)) throw new Error(`Two health probes are named ${name}.`);
    this.probes.set(name, probe);
  }

  async check(): Promise<Health> {
    const found = await Promise.all([...this.probes].map(([name, probe]) => bounded(name, probe)));
    const reasons = found.flatMap((result) => (result.status === 'ok' ? [] : [result.reason]));
    const statuses = found.map((result) => result.status);
    return { status: (['down', 'degraded'] as const).find((worst) => statuses.includes(worst)) ?? 'ok', reasons };
  }
}

async function bounded(name: string, probe: () => Promise<ProbeResult>): Promise<ProbeResult> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ProbeResult>((resolve) => {
    const reason = `${name}: no answer within ${PATIENCE_MS} ms`;
    timer = setTimeout(() => resolve({ status: 'down', reason }), PATIENCE_MS);
  });
  try {
    return await Promise.race([probe(), late]);
  } catch {
    return { status: 'down', reason: `${name}: failed` };
  } finally {
    clearTimeout(timer);
  }
}
