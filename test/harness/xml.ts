/** Reads XML with a real parser, strictly, and to the letter of XML 1.0 where that parser is lenient. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

/** As far as it is used here; the package brings no types. */
interface Sax {
  parser(strict: boolean): {
    onerror(error: Error): void;
    onopentag(tag: { name: string; attributes: Record<string, string> }): void;
    onclosetag(): void;
    ontext(text: string): void;
    write(text: string): { close(): void };
  };
}

const sax = createRequire(import.meta.url)('sax') as Sax;

/** https://www.w3.org/TR/xml/#charsets */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

export function parseXml(text: string): XmlElement {
  assert.doesNotMatch(text, FORBIDDEN);
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = sax.parser(true);
  parser.onerror = (error) => {
    throw error;
  };
  parser.onopentag = ({ name, attributes }) => {
    const element: XmlElement = { name, attributes, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  };
  parser.onclosetag = () => void open.pop();
  parser.ontext = (more) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += more;
  };
  parser.write(text).close();
  const [element] = root.children;
  assert.ok(element !== undefined && root.children.length === 1);
  return element;
}
