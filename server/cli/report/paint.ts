/** Colours of a terminal, as its standard (ECMA-48) numbers them. */

const STYLES = {
  bold: [1, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
} as const;

type Style = keyof typeof STYLES;

export type Paint = Readonly<Record<Style, (text: string) => string>>;

const style = ([on, off]: (typeof STYLES)[Style]) => {
  return (text: string): string => `\x1b[${on}m${text}\x1b[${off}m`;
};

const plain = (text: string): string => text;

const mapped = (make: (name: Style) => (text: string) => string): Paint =>
  Object.fromEntries(Object.keys(STYLES).map((name) => [name, make(name as Style)])) as unknown as Paint;

export const paints = (color: boolean): Paint => mapped((name) => (color ? style(STYLES[name]) : plain));
