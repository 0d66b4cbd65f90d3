/** What the views ask the server for, besides the protocol's own requests. */
import type { BaseLanguageClient, Range } from 'vscode-languageclient';

/** A text, where its lines come from, and what could not be done as asked. `line` counts from 0. */
export interface View {
  readonly text: string;
  readonly lines: readonly Origin[];
  readonly messages: readonly string[];
}

export interface Origin {
  readonly line: number;
  readonly uri: string;
  readonly range: Range;
}

export interface Topic {
  readonly name: string;
  readonly kind: 'rule' | 'keyword';
  readonly about: string;
}

export interface Release {
  readonly version: string;
  readonly shippedBy: string;
}

/** null: the document is not open, or there is nothing of that name. */
interface Requests {
  'kalint/commands': [params: { uri: string; down?: readonly string[] }, result: View | null];
  'kalint/compare': [params: { uri: string; live: string }, result: View | null];
  'kalint/realserver': [params: { uri: string }, result: View | null];
  'kalint/realServerNames': [params: { uri: string }, result: readonly string[] | null];
  'kalint/status': [params: { uri: string }, result: { readonly keepalivedVersion: string; readonly ids: readonly string[] } | null];
  'kalint/explain': [params: { name: string }, result: { readonly markdown: string } | null];
  'kalint/topics': [params: Record<string, never>, result: readonly Topic[]];
  'kalint/releases': [params: Record<string, never>, result: readonly Release[]];
}

export type Ask = <Method extends keyof Requests>(method: Method, params: Requests[Method][0]) => Promise<Requests[Method][1]>;

export const asking =
  (client: BaseLanguageClient): Ask =>
  (method, params) =>
    client.sendRequest(method, params);
