import type { AnyRule } from '../../rule.ts';
import { alertsWithoutMail } from './alerts-without-mail.ts';
import { commentCutsValue } from './comment-cuts-value.ts';
import { defaultsBelowUse } from './defaults-below-use.ts';
import { mailWithoutAlerts } from './mail-without-alerts.ts';
import { sampleLeftover } from './sample-leftover.ts';
import { syncDaemonInstance } from './sync-daemon-instance.ts';

export const GLOBAL: readonly AnyRule[] = [
  alertsWithoutMail,
  commentCutsValue,
  defaultsBelowUse,
  mailWithoutAlerts,
  sampleLeftover,
  syncDaemonInstance,
];
