import { type OwnClauses, SILENT_PROTOCOL } from '../../../tests/laws/normalise.ts';
import { answer } from '../field.ts';
import { withAnswer } from '../read-answer.ts';
import { way } from './fields.ts';
import { keyOf, planServices } from './plan.ts';

export const clauses: OwnClauses = {
  clauses: [
    {
      says: 'There is no client certificate, and there are no TLS versions.',
      of: (here, { old }) => ({
        ...here,
        clientCertificate: old.clientCertificate,
        tlsVersions: old.tlsVersions,
        options: old.options,
      }),
    },
    {
      says: 'The way is told where anything is encrypted.',
      of: (here, { c }) => {
        const [plan] = planServices(c).values();
        const silent = plan === undefined || (plan.through === 'app-protocol' && c.route.kind !== 'HTTPRoute');
        return silent ? here : withAnswer(here, way, answer(way, c));
      },
    },
  ],
  backends: [
    SILENT_PROTOCOL,
    {
      says: 'All that is said of a Service is that it is encrypted, the name of its first backend, and that one’s reason.',
      of: (backend, base, { c }) => {
        const { target } = backend;
        if (target.kind !== 'Service') return backend;
        const plan = planServices(c).get(keyOf(target));
        if (plan === undefined) return backend;
        if (plan.through === 'app-protocol' && c.route.kind !== 'HTTPRoute')
          return { ...backend, validation: base.validation };
        const first = c.backends[plan.index]?.validation ?? backend.validation;
        const { reason, reviewBy } = first.mode === 'skip' ? first : { reason: '', reviewBy: '' };
        return { ...backend, validation: { mode: 'skip', hostname: plan.hostname, reason, reviewBy } };
      },
    },
  ],
};
