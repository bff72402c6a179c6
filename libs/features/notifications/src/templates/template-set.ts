/** Languages that messages are written in. */
export const locales = ['zh-CN', 'en'] as const;
export type Locale = (typeof locales)[number];

/** Liquid. The subject becomes one line; the body is plain text. */
export interface Template {
  readonly subject: string;
  readonly body: string;
}

/** The templates of a feature: data, each in every language. A missing one does not compile. */
export type TemplateSet = { readonly [name: string]: { readonly [L in Locale]: Template } };
