/** Put in place by the build; absent when the sources run as they are. */
declare const KALINT_VERSION: string | undefined;

export const version = typeof KALINT_VERSION === 'undefined' ? '(from source)' : KALINT_VERSION;
