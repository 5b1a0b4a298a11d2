import {
  type BackendClause,
  type Case,
  CERTIFICATES_AS_TEXT,
  type Clause,
  type OwnClauses,
  SILENT_PROTOCOL,
} from '../../../tests/laws/normalise.ts';
import type { Backend, Configuration } from '../../configuration/configuration.ts';
import { answer } from '../field.ts';
import { withAnswer } from '../read-answer.ts';
import { hasRequests, keyOf, planServices, type ServicePlan } from './plan.ts';
import type { Product } from './product.ts';

/** What the manifests of Kong’s controllers cannot say. */
export function kongClauses(product: Product): OwnClauses {
  return {
    clauses: clauses(product),
    backends: [
      SILENT_PROTOCOL,
      {
        says: 'A Service is spoken to in one way: the first wish counts.',
        of: (backend, base, given) => {
          const plan = planOf(product, given.c, backend);
          if (plan === undefined) return backend;
          return CERTIFICATES_AS_TEXT.of({ ...backend, validation: plan.validation }, base, given);
        },
      },
      ...backends(product),
    ],
  };
}

function clauses({ fields, ...product }: Product): readonly Clause[] {
  const plansOf = (c: Configuration) => [...planServices(c, { ...product, fields }).values()];
  return [
    {
      says: 'There is no annotation for TLS versions.',
      of: (here, { old }) => ({ ...here, tlsVersions: old.tlsVersions }),
    },
    {
      says: 'Only a Service has a client certificate, and only one beside it.',
      of: (here, given) => ({ ...here, clientCertificate: certificateIn(given, product.id, plansOf(given.c)) }),
    },
    {
      says: 'What the gateway’s version is, and whether it is Konnect’s, stands nowhere.',
      of: (here, { old }) => ({ ...here, options: old.options }),
    },
    {
      says: 'The way is told by a policy, or by annotations that verify.',
      of: (here, { c }) => {
        const verifying = plansOf(c).filter(({ validation }) => validation.mode !== 'skip');
        return verifying.length === 0 ? here : withAnswer(here, fields.way, answer(fields.way, c));
      },
    },
    {
      says: 'The class stands on CA objects that Kong is to load.',
      of: (here, { c }) =>
        plansOf(c).some(loadsCa) ? withAnswer(here, fields.ingressClass, answer(fields.ingressClass, c)) : here,
    },
  ];
}

function loadsCa({ validation }: ServicePlan): boolean {
  return (
    validation.mode === 'custom' && validation.ca.kind !== 'ClusterTrustBundle' && validation.ca.kind !== 'ClusterCA'
  );
}

function certificateIn({ c, old }: Case, _: string, plans: readonly ServicePlan[]): Configuration['clientCertificate'] {
  const first = plans[0];
  if (first === undefined) return old.clientCertificate;
  const { clientCertificate } = c;
  return clientCertificate?.namespace === first.service.namespace ? clientCertificate : null;
}

function planOf(product: Product, c: Configuration, { target }: Backend): ServicePlan | undefined {
  return target.kind === 'Service' ? planServices(c, product).get(keyOf(target)) : undefined;
}

function backends(product: Product): readonly BackendClause[] {
  const byAnnotations = (c: Configuration, backend: Backend) => planOf(product, c, backend)?.through === 'annotations';
  return [
    {
      says: 'Annotations know no subject alternative names.',
      of: (backend, _, { c }) =>
        backend.validation.mode === 'skip' || !byAnnotations(c, backend)
          ? backend
          : { ...backend, validation: { ...backend.validation, subjectAltNames: [] } },
    },
    {
      says: 'CAs that Kong cannot name are left out of the annotations: what is left is its own trust store.',
      of: (backend, _, { c }) => {
        const { validation } = backend;
        if (validation.mode !== 'custom' || !byAnnotations(c, backend)) return backend;
        if (validation.ca.kind !== 'ClusterTrustBundle' && validation.ca.kind !== 'ClusterCA') return backend;
        const { hostname } = validation;
        return { ...backend, validation: { mode: 'system', hostname, subjectAltNames: [] } };
      },
    },
    {
      says: 'Without requests there is no name: it is not said for a skip, and nothing is said of a verification.',
      of: (backend, base, { c }) => {
        const { validation } = backend;
        if (hasRequests(c) || !byAnnotations(c, backend)) return backend;
        if (validation.mode === 'skip') return { ...backend, validation: { ...validation, hostname: null } };
        return { ...backend, validation: base.validation };
      },
    },
  ];
}
