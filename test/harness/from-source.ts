/** The command line from its sources, for `tsx`: what it runs counts for the coverage of the very files that the tests themselves load. */
import { main } from '../../server/cli/main.ts';

void main(process.argv.slice(2));
