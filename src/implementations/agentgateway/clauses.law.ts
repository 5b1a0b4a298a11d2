import { type Case, type OwnClauses, SILENT_PROTOCOL } from '../../../tests/laws/normalise.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import { answer } from '../field.ts';
import { withAnswer } from '../read-answer.ts';
import { chainCa, verifyThrough, whatIsSkipped } from './fields.ts';
import { carrierOf, listsOnlyHostname, skipsNameOnly } from './plan.ts';

export const clauses: OwnClauses = {
  clauses: [
    { says: 'There are no TLS versions.', of: (here, { old }) => ({ ...here, tlsVersions: old.tlsVersions }) },
    { says: 'An answer shows where something depends on it.', of: answersOf },
  ],
  backends: [
    SILENT_PROTOCOL,
    {
      says: 'In its own kinds a list of nothing but the name that is sent says the same as none.',
      of: (backend, _, { c }) => {
        const { validation } = backend;
        const isStandard = carrierOf(backend, c) === 'BackendTLSPolicy';
        if (validation.mode === 'skip' || isStandard || !listsOnlyHostname(validation)) return backend;
        return { ...backend, validation: { ...validation, subjectAltNames: [] } };
      },
    },
  ],
};

function answersOf(here: Configuration, { c, old }: Case): Configuration {
  const skips = c.backends.some(({ validation }) => validation.mode === 'skip');
  const verifies = c.backends.some(
    ({ target, validation }) => target.kind !== 'ExternalHost' && validation.mode !== 'skip',
  );
  const asked = [
    ...(skips ? [whatIsSkipped] : []),
    ...(skips && skipsNameOnly(c) ? [chainCa] : []),
    ...(verifies ? [verifyThrough] : []),
  ];
  const answered = asked.reduce((sofar, field) => withAnswer(sofar, field, answer(field, c)), old);
  return { ...here, options: answered.options };
}
