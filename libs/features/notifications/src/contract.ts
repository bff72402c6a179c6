export type { Audience } from './domain/audience';
export type { FailureReason, MessageEvent, MessageFailed, MessageSent } from './domain/message.events';
export { type Message, messageStream } from './domain/message';
export { type About, type MessageRow, type OutgoingMessage, messageRow } from './outgoing/outgoing-message';
export { type Rendered, type TemplateValue, type TemplateVariables, renderTemplate } from './templates/render-template';
export { type Locale, type Template, type TemplateSet, locales } from './templates/template-set';
