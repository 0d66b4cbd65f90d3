/** What the views ask the server for, besides the protocol's own requests. */
import type { BaseLanguageClient, Range } from 'vscode-languageclient';

export interface ViewLine {
  readonly text: string;
  /** The place that the line comes from. */
  readonly uri?: string;
  readonly range?: Range;
}

export interface View {
  readonly lines: readonly ViewLine[];
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

interface Requests {
  'kalint/ipvsadm': [params: { uri: string; down?: readonly string[] }, result: View];
  'kalint/compare': [params: { uri: string; live: string }, result: View];
  'kalint/realServers': [params: { uri: string }, result: View];
  'kalint/realServerNames': [params: { uri: string }, result: readonly string[]];
  'kalint/explain': [params: { name: string }, result: string | null];
  'kalint/topics': [params: null, result: readonly Topic[]];
  'kalint/releases': [params: null, result: readonly Release[]];
}

export type Ask = <Method extends keyof Requests>(method: Method, params: Requests[Method][0]) => Promise<Requests[Method][1]>;

export const asking =
  (client: BaseLanguageClient): Ask =>
  (method, params) =>
    client.sendRequest(method, params);
