/** One line, at most `limit` characters: what somebody said, short enough to be quoted within a sentence. */
export function excerpt(text: string, limit = 60): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = [...line];
  const short = characters.length > limit ? `${characters.slice(0, limit - 1).join('')}…` : line;
  return short.replace(/[。.]$/, '');
}
