/**
 * The server of the extension on a desktop: the very file that is a worker in a browser, in a process of its own. Here is what it takes of a
 * worker, and the disk. An extension for both so holds the language only once: the bundle of this file takes what it needs from that one.
 */
import { late } from './editor-worker.ts';
import { Configs } from './find-config.ts';

// a new look each time: the files may have changed
late.configFor = (name) => new Configs(process.cwd(), undefined).settingsFor(name);
