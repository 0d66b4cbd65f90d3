/** XML 1.0 that any parser takes, whatever stands in a config or a file name. */
import { visible } from './visible.ts';

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  /** Elements, or the lines of a text. */
  readonly content?: readonly (Element | string)[];
}

export const printXml = (root: Element): string => `<?xml version="1.0" encoding="UTF-8"?>\n${print(root, '')}\n`;

function print({ name, attributes, content = [] }: Element, indent: string): string {
  const words = Object.entries(attributes).map(([key, value]) => ` ${key}="${safe(String(value))}"`);
  const tag = `${indent}<${name}${words.join('')}`;
  if (content.length === 0) return `${tag}/>`;
  const isText = content.every((part) => typeof part === 'string');
  if (isText) return `${tag}>${content.map(safe).join('\n')}</${name}>`;
  const parts = content.map((part) => (typeof part === 'string' ? safe(part) : print(part, `${indent}  `)));
  return [`${tag}>`, ...parts, `${indent}</${name}>`].join('\n');
}

/** No character that XML 1.0 forbids is left: controls and lone surrogates are shown as pictures. */
const safe = (text: string): string =>
  visible(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
