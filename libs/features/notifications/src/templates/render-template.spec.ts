import { renderTemplate } from './render-template';

const both = (subject: string, body: string) => ({ 'zh-CN': { subject, body }, en: { subject, body } });
const templates = {
  greeting: both(' Hello {{ name }} ', 'Dear {{ name }},  \n\n\n\n{% if gift %}{{ gift }}{% endif %}'),
};
const render = (variables: Record<string, string | null>) => renderTemplate(templates, 'greeting', 'en', variables);

describe('render template', () => {
  it('fills what is given and tidies what is not', () =>
    expect(render({ name: 'Li', gift: null })).toEqual({ subject: 'Hello Li', body: 'Dear Li,\n' }));

  it('refuses a missing variable, also one that only another branch asks for', () => {
    expect(() => render({ gift: 'tea' })).toThrow('lacks name');
    expect(() => render({ name: 'Li' })).toThrow('lacks gift');
  });

  it('takes values as text, never as template', () =>
    expect(render({ name: '{{ gift }}{% if true %}', gift: null }).subject).toBe('Hello {{ gift }}{% if true %}'));

  it('keeps line breaks of any kind as one kind', () =>
    expect(render({ name: 'a\r\nb\rc', gift: null }).body).toBe('Dear a\nb\nc,\n'));
});
