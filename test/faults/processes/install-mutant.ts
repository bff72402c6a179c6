import { type InProcess, inProcess } from '../mutants/in-process';

/** Breaks this process in one way, so that an invariant can be seen to notice. */
export function installMutant(name: string | undefined): void {
  if (!name) return;
  if (!(name in inProcess)) throw new Error(`There is no mutant ${name}.`);
  inProcess[name as InProcess]();
}
