import type { Json } from '@engine/decider';
import type { FieldCode } from './field-texts';

type Arguments = readonly unknown[];
type FieldRule = readonly [code: FieldCode, details?: (given: Arguments) => { readonly [name: string]: Json }];

const min = ([least]: Arguments) => ({ min: String(least) });
const max = ([most]: Arguments) => ({ max: String(most) });

/** From class-validator's name of a rule to ours. The order is that of telling: the first broken one is told. */
export const FIELD_RULES: { readonly [constraint: string]: FieldRule } = {
  whitelistValidation: ['UNKNOWN_FIELD'],
  isDefined: ['REQUIRED'],
  isObject: ['NOT_OBJECT'],
  nestedValidation: ['NOT_OBJECT'],
  isArray: ['NOT_LIST'],
  isString: ['NOT_TEXT'],
  isInt: ['NOT_INTEGER'],
  isNumber: ['NOT_NUMBER'],
  isBoolean: ['NOT_BOOLEAN'],
  isIn: ['NOT_ONE_OF', ([values]) => ({ values: (values as readonly Json[]).map(String) })],
  isEnum: ['NOT_ONE_OF', ([, values]) => ({ values: (values as readonly Json[]).map(String) })],
  isNotEmpty: ['EMPTY'],
  isLength: ['LENGTH', ([least, most]) => ({ min: String(least), max: String(most) })],
  minLength: ['TOO_SHORT', min],
  maxLength: ['TOO_LONG', max],
  min: ['TOO_SMALL', min],
  max: ['TOO_GREAT', max],
  isPositive: ['TOO_SMALL', () => ({ min: '1' })],
  arrayNotEmpty: ['TOO_FEW', () => ({ min: '1' })],
  arrayMinSize: ['TOO_FEW', min],
  arrayMaxSize: ['TOO_MANY', max],
  arrayUnique: ['NOT_DISTINCT'],
  isEmail: ['NOT_EMAIL'],
  isPhoneNumber: ['NOT_PHONE'],
  isUuid: ['NOT_UUID'],
  isUrl: ['NOT_URL'],
  isInstant: ['NOT_INSTANT'],
  isIso8601: ['NOT_INSTANT'],
  isDateString: ['NOT_INSTANT'],
  isPlainDate: ['NOT_DATE'],
  matches: ['PATTERN', ([pattern]) => ({ pattern: String(pattern) })],
};
