import { Presets, SingleBar } from 'cli-progress';

export interface ProgressBar {
  show(done: number, total: number, note?: string): void;
  stop(): void;
}

/** On a terminal a bar; elsewhere a line every few seconds, so that a log shows that work goes on. */
export function progressBar(task: string, unit: string): ProgressBar {
  const bar = new SingleBar(
    {
      format: `${task} {bar} {percentage}% | {value}/{total} ${unit} | {note}`,
      noTTYOutput: true,
      notTTYSchedule: 2_000,
    },
    Presets.shades_classic,
  );
  let started = false;
  return {
    show(done, total, note = '') {
      if (!started) bar.start(total, done, { note });
      started = true;
      bar.setTotal(total);
      bar.update(done, { note });
    },
    stop() {
      if (started) bar.stop();
    },
  };
}
