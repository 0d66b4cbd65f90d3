/** A config without the virtual servers that one does not ask about: what one of them comes to is soon told then, in a file of any size. */
import { stretchesOf } from '../../grammar/written.ts';
import type { Model } from '../model/index.ts';
import type { Document } from './document.ts';
import type { Node } from './outline.ts';
import type { Project } from './project.ts';

export interface Narrowed {
  readonly model: Model;
  /** Offsets of the statement at hand are this much larger in the file itself. */
  readonly shift: number;
}

/** Other files, definitions and conditions can make anything of the text: then all of it must be read. */
const NEEDS_ALL = /[$~@]|include/;

const VIRTUAL_SERVER = /\s*virtual_server\s/y;

/** @param owner the block that is asked about */
export function narrowed(project: Project, document: Document, owner: Node): Narrowed {
  const { source } = document;
  if (owner.keyword?.name !== 'virtual_server' || document.name !== project.name || NEEDS_ALL.test(source.text))
    return { model: project.analysis.model, shift: 0 };
  const kept: string[] = [];
  let length = 0;
  let shift = 0;
  for (const { start, end } of stretchesOf(source)) {
    const isOwn = start <= owner.line.start && owner.line.start < end;
    VIRTUAL_SERVER.lastIndex = start;
    if (!isOwn && VIRTUAL_SERVER.test(source.text)) continue;
    if (isOwn) shift = start - length;
    kept.push(source.text.slice(start, end));
    length += end - start;
  }
  return { model: project.analysisOf(kept.join('')).model, shift };
}
