import { has, textOr } from '../given.ts';
import { unwanted, when, wrong } from '../mistakes.ts';
import type { Find } from '../rule.ts';

/** What Envoy Gateway demands of TLS to backends, in a Backend and in an EnvoyProxy. */

const VERSIONS = ['1.0', '1.1', '1.2', '1.3'];
/** What Envoy Gateway takes where no minimum is given. */
const USUAL_MINIMUM = '1.2';

/** `Auto` is no bound. */
export const minimumBelowMaximum: Find = (tls) => {
  const minimum = textOr(USUAL_MINIMUM, tls, 'minVersion');
  const maximum = textOr('Auto', tls, 'maxVersion');
  const [lowest, highest] = [VERSIONS.indexOf(minimum), VERSIONS.indexOf(maximum)];
  const implied = has(tls, 'minVersion') ? '' : ', which is the minimum where none is given';
  return when(
    highest >= 0 && lowest > highest,
    wrong(['maxVersion'], `Raise maxVersion to ${minimum} or more${implied}, or lower minVersion.`),
  );
};

export const noCiphersIn13: Find = (tls) =>
  when(
    textOr('', tls, 'minVersion') === '1.3' && has(tls, 'ciphers'),
    unwanted('ciphers', 'Remove ciphers, or lower minVersion: those of TLS 1.3 cannot be chosen.'),
  );
