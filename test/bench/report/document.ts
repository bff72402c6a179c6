import { readFile, writeFile } from 'node:fs/promises';

/** Replaces what stands between `<!-- name -->` and `<!-- /name -->`; the text around it is written by hand. */
export async function writeBetweenMarkers(file: string, name: string, text: string): Promise<void> {
  const document = await readFile(file, 'utf8');
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = document.indexOf(begin) + begin.length;
  const to = document.indexOf(end);
  if (from < begin.length || to < from) throw new Error(`${file} has no place between ${begin} and ${end}.`);
  await writeFile(file, `${document.slice(0, from)}\n\n${text}\n\n${document.slice(to)}`);
}
