/**
 * The three tokens of the grammar. Keywords are data, not tokens: one Word token stands for a logical line of words, whose
 * first word THE TABLE knows. (A token a keyword made start-up five to ten times slower.)
 */
import { createToken, Lexer } from 'chevrotain';

export const Word = createToken({ name: 'Word', pattern: Lexer.NA });
export const OpenBrace = createToken({ name: 'OpenBrace', pattern: Lexer.NA, label: '{' });
export const CloseBrace = createToken({ name: 'CloseBrace', pattern: Lexer.NA, label: '}' });

export const tokens = [Word, OpenBrace, CloseBrace];
