/** Short names for the value types that the table uses again and again. Data only. */
import type {
  AddressType,
  Arg,
  BooleanType,
  DecimalType,
  EnumType,
  EnumValue,
  IntegerType,
  InterfaceType,
  NameType,
  Option,
  OptionsType,
  PortType,
  ReferenceType,
  ScriptType,
  SpecialNotation,
  SpecialType,
  SymbolKind,
  TextType,
  TimerType,
} from './types.ts';

/** The longest time that keepalived can hold, in seconds: 2^64 - 2 microseconds. */
export const LONGEST_TIMER = 18446744073709;

export const integer = (min: number, max: number, more: Omit<Partial<IntegerType>, 'kind'> = {}): IntegerType => ({
  kind: 'integer',
  min,
  max,
  ...more,
});
export const signed = (min: number, max: number, more: Omit<Partial<IntegerType>, 'kind'> = {}): IntegerType => ({
  kind: 'integer',
  min,
  max,
  signed: true,
  ...more,
});
export const decimal = (min: number, max: number, digits: number, unit?: string): DecimalType => ({
  kind: 'decimal',
  min,
  max,
  digits,
  ...(unit === undefined ? {} : { unit }),
});
export const timer = (min: number, max: number = LONGEST_TIMER): TimerType => ({ kind: 'timer', min, max });
export const boolean: BooleanType = { kind: 'boolean' };
export const oneOf = (...values: readonly (string | EnumValue)[]): EnumType => ({
  kind: 'enum',
  values: values.map((value) => (typeof value === 'string' ? { word: value } : value)),
});
export const address = (more: Omit<AddressType, 'kind'> = {}): AddressType => ({ kind: 'address', ...more });
export const port = (more: Omit<PortType, 'kind'> = {}): PortType => ({ kind: 'port', ...more });
export const networkInterface: InterfaceType = { kind: 'interface' };
export const name = (defines: SymbolKind, maxLength?: number): NameType => ({
  kind: 'name',
  defines,
  ...(maxLength === undefined ? {} : { maxLength }),
});
export const reference = (to: SymbolKind): ReferenceType => ({ kind: 'reference', to });
export const text = (is?: TextType['is'], more: Omit<TextType, 'kind' | 'is'> = {}): TextType => ({
  kind: 'text',
  ...(is === undefined ? {} : { is }),
  ...more,
});
export const script: ScriptType = { kind: 'script' };
export const special = (notation: SpecialNotation): SpecialType => ({ kind: 'special', notation });
export const options = (unknown: OptionsType['unknown'], ...list: readonly Option[]): OptionsType => ({
  kind: 'options',
  options: list,
  unknown,
});

/** A required argument. */
export const arg = (name: string, type: Arg['type'], more: Omit<Arg, 'name' | 'type'> = {}): Arg => ({ name, type, ...more });
/** An argument that may be left out. */
export const optional = (name: string, type: Arg['type'], more: Omit<Arg, 'name' | 'type' | 'optional'> = {}): Arg => ({
  name,
  type,
  optional: true,
  ...more,
});
/** One word of an options list. */
export const option = (word: string, doc: string, more: Omit<Option, 'word' | 'doc'> = {}): Option => ({ word, doc, ...more });
