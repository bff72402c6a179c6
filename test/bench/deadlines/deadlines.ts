import type { Run } from '../suite';

export async function deadlines(_run: Run): Promise<void> {}
