import { type ValidationError, getMetadataStorage } from 'class-validator';
import { FIELD_RULES } from './field-rules';
import type { FieldError } from './problem';

/** One entry per field, nested ones too: the first rule that it breaks. */
export function fieldErrorsOf(errors: readonly ValidationError[], parent = ''): FieldError[] {
  return errors.flatMap((error) => {
    const pointer = `${parent}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const own = error.constraints ? [fieldErrorOf(error, error.constraints, pointer)] : [];
    return [...own, ...fieldErrorsOf(error.children ?? [], pointer)];
  });
}

const ORDER = Object.keys(FIELD_RULES);

function fieldErrorOf(error: ValidationError, constraints: { [name: string]: string }, pointer: string): FieldError {
  const names = Object.keys(constraints);
  if (error.value === undefined && !names.includes('whitelistValidation')) return { pointer, code: 'REQUIRED' };
  const name = ORDER.find((known) => names.includes(known)) ?? names[0];
  const declared = declarationOf(error, name);
  const zh = (error.contexts?.[name] as { zh?: string } | undefined)?.zh;
  const rule = FIELD_RULES[name];
  if (!rule) return { pointer, code: 'INVALID', text: { en: constraints[name], 'zh-CN': zh } };
  const [code, details] = rule;
  return {
    pointer,
    code,
    details: { ...details?.(declared?.constraints ?? []), ...(declared?.each ? { each: true } : {}) },
    // A rule may be declared with a sentence of its own: { message: '...', context: { zh: '...' } }.
    ...(declared?.message || zh ? { text: { en: constraints[name], 'zh-CN': zh } } : {}),
  };
}

/** The declaration holds the rule's arguments, which the error itself leaves out. */
function declarationOf({ target, property }: ValidationError, constraint: string) {
  if (!target) return undefined;
  const declarations = getMetadataStorage().getTargetValidationMetadatas(target.constructor, '', true, false);
  return declarations.find(
    (declaration) => declaration.propertyName === property && (declaration.name ?? declaration.type) === constraint,
  );
}
