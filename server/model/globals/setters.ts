/** The common ways in which a statement sets one value. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import { isBefore } from '../../../grammar/language/version.ts';
import { readInteger } from '../../../grammar/values/number.ts';
import type { Complaints } from '../complaints.ts';
import type { Draft } from './draft.ts';
import { numberAt, switchAt, type Slot } from './slots.ts';

export type Handler = (statement: BoundStatement, draft: Draft, complaints: Complaints) => void;

type Choice<T> = (draft: Draft) => Slot<T>;

/** The line alone switches it on, whatever follows. */
export const flag =
  (slot: Choice<boolean>): Handler =>
  (statement, draft) =>
    slot(draft).set(true, statement);

export const onOff =
  (slot: Choice<boolean> | Choice<boolean | null>): Handler =>
  (statement, draft) => {
    const value = switchAt(statement);
    if (value !== null) slot(draft).set(value, statement);
  };

/** Looked at its word only since 2.3.0. */
export const laterSwitch =
  (slot: Choice<boolean>): Handler =>
  (statement, draft, complaints) =>
    (isBefore(complaints.version, '2.3.0') ? flag : onOff)(slot)(statement, draft, complaints);

/** `least`: what a 0 is taken for, where the table wants at least 1. */
export const number =
  (slot: Choice<number> | Choice<number | null>, least?: number): Handler =>
  (statement, draft, { version }) => {
    const isZero = readInteger(statement.word(1) ?? '-') === 0;
    const value = numberAt(statement, 1, version) ?? (least !== undefined && isZero ? least : null);
    if (value !== null) slot(draft).set(value, statement);
  };

export const text =
  (slot: Choice<string> | Choice<string | null>): Handler =>
  (statement, draft) => {
    const word = statement.word(1);
    if (word !== undefined) slot(draft).set(word, statement);
  };
