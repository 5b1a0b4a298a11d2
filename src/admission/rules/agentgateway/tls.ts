import type { NonEmpty } from '../../../manifest/json.ts';
import { has, textOr } from '../given.ts';
import { missing, unwanted, when, wrong } from '../mistakes.ts';
import type { Find } from '../rule.ts';

/** What agentgateway demands of settings for backends, in a policy and in a backend. */

const skipsOrTrusts: Find = (tls) =>
  when(
    textOr('', tls, 'insecureSkipVerify') === 'All' && has(tls, 'caCertificateRefs'),
    unwanted('caCertificateRefs', 'Remove caCertificateRefs or insecureSkipVerify: what is not verified needs no CA.'),
  );

const skipsOrNames: Find = (tls) =>
  when(
    has(tls, 'insecureSkipVerify') && has(tls, 'verifySubjectAltNames'),
    unwanted(
      'verifySubjectAltNames',
      'Remove verifySubjectAltNames or insecureSkipVerify: names are either looked at or skipped.',
    ),
  );

export const tlsRules: Find = (tls) => [...skipsOrTrusts(tls), ...skipsOrNames(tls)];

/** A reference to something else than a Secret says all of it. */
export const secretOrWholeKind: Find = (ref) => {
  const [group, kind] = [textOr('', ref, 'group'), textOr('', ref, 'kind')];
  if (group !== '') return when(kind === '', missing('kind', 'Add the kind that belongs to this group, or remove it.'));
  const says = 'Add the group of this kind, or refer to a Secret.';
  return when(kind !== '' && kind !== 'Secret', wrong(['kind'], says));
};

const SETTINGS: NonEmpty<string> = [
  'tls',
  'ai',
  'auth',
  'extAuth',
  'health',
  'http',
  'mcp',
  'tcp',
  'transformation',
  'tunnel',
];

export const anySetting: Find = (settings) =>
  when(
    !SETTINGS.some((field) => has(settings, field)),
    missing('tls', `Add one of ${SETTINGS.join(', ')}: without any nothing is set.`),
  );
