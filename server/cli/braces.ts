export { expandBraces } from '../../grammar/braces.ts';
