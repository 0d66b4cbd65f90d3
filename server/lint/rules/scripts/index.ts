import type { AnyRule } from '../../rule.ts';
import { argumentAsUser } from './argument-as-user.ts';
import { curlAcceptsErrors } from './curl-accepts-errors.ts';
import { devTcpScript } from './dev-tcp-script.ts';
import { passwordInCommand } from './password-in-command.ts';
import { processWatchedByScript } from './process-watched-by-script.ts';
import { scriptChecksVip } from './script-checks-vip.ts';
import { scriptFoundByPath } from './script-found-by-path.ts';
import { scriptInOpenDirectory } from './script-in-open-directory.ts';
import { scriptNeverFails } from './script-never-fails.ts';
import { scriptOutlastsTimeout } from './script-outlasts-timeout.ts';
import { scriptRelativePath } from './script-relative-path.ts';
import { shellSyntax } from './shell-syntax.ts';

export const SCRIPTS: readonly AnyRule[] = [
  argumentAsUser,
  curlAcceptsErrors,
  devTcpScript,
  passwordInCommand,
  processWatchedByScript,
  scriptChecksVip,
  scriptFoundByPath,
  scriptInOpenDirectory,
  scriptNeverFails,
  scriptOutlastsTimeout,
  scriptRelativePath,
  shellSyntax,
];
