/** Languages that every text exists in. */
export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** The language a request asks for (RFC 9110, 12.5.4); any Chinese is zh-CN, any English is en. */
export function localeOf(acceptLanguage: string | undefined, fallback: Locale): Locale {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((range, index) => {
      const [tag, ...parameters] = range.trim().toLowerCase().split(';');
      const quality = parameters.map((text) => /^\s*q=([0-9.]+)$/.exec(text)?.[1]).find((text) => text !== undefined);
      return { locale: known(tag), quality: quality === undefined ? 1 : Number(quality), index };
    })
    .filter((range) => range.locale && range.quality > 0)
    .sort((a, b) => b.quality - a.quality || a.index - b.index);
  return wanted[0]?.locale ?? fallback;
}

function known(tag: string): Locale | undefined {
  const language = tag.split('-')[0];
  return LOCALES.find((locale) => locale.split('-')[0] === language);
}
