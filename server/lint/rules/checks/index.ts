import type { AnyRule } from '../../rule.ts';
import { alphaWaitsLong } from './alpha-waits-long.ts';
import { alphaWithoutCheck } from './alpha-without-check.ts';
import { bindPortWithoutBindto } from './bind-port-without-bindto.ts';
import { checkFromVip } from './check-from-vip.ts';
import { checkOfOtherHost } from './check-of-other-host.ts';
import { checkOfOtherProtocol } from './check-of-other-protocol.ts';
import { checkOfOtherService } from './check-of-other-service.ts';
import { checkProtocolMismatch } from './check-protocol-mismatch.ts';
import { checkWithoutPort } from './check-without-port.ts';
import { delayLoopMissing } from './delay-loop-missing.ts';
import { dnsCheckWithoutName } from './dns-check-without-name.ts';
import { failureNoticedLate } from './failure-noticed-late.ts';
import { healthCheckMissing } from './health-check-missing.ts';
import { httpPathWithoutSlash } from './http-path-without-slash.ts';
import { miscTimeoutAboveDelayLoop } from './misc-timeout-above-delay-loop.ts';
import { pingOnly } from './ping-only.ts';
import { plainCheckOnTlsPort } from './plain-check-on-tls-port.ts';
import { retryDelayWithoutRetry } from './retry-delay-without-retry.ts';
import { sniWithoutName } from './sni-without-name.ts';
import { timeoutAboveDelayLoop } from './timeout-above-delay-loop.ts';
import { tlsCheckOnPlainPort } from './tls-check-on-plain-port.ts';
import { udpCheckWithoutReply } from './udp-check-without-reply.ts';
import { urlWithoutExpectation } from './url-without-expectation.ts';
import { virtualhostMissing } from './virtualhost-missing.ts';
import { virtualhostUnused } from './virtualhost-unused.ts';

export const CHECKS: readonly AnyRule[] = [
  alphaWaitsLong,
  alphaWithoutCheck,
  bindPortWithoutBindto,
  checkFromVip,
  checkOfOtherHost,
  checkOfOtherProtocol,
  checkOfOtherService,
  checkProtocolMismatch,
  checkWithoutPort,
  delayLoopMissing,
  dnsCheckWithoutName,
  failureNoticedLate,
  healthCheckMissing,
  httpPathWithoutSlash,
  miscTimeoutAboveDelayLoop,
  pingOnly,
  plainCheckOnTlsPort,
  retryDelayWithoutRetry,
  sniWithoutName,
  timeoutAboveDelayLoop,
  tlsCheckOnPlainPort,
  udpCheckWithoutReply,
  urlWithoutExpectation,
  virtualhostMissing,
  virtualhostUnused,
];
