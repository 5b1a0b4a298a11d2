import { entryKeys } from '../../gateway-api/entries.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { type Found, identityOf, lookUp, namespaceOf } from '../../gateway-api/found.ts';
import { type Json, pick, pickList, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { facts } from './facts.ts';
import { CONFIG_TLS } from './sources.ts';

const TLS = ['spec', 'tls'] as const;

function at(policy: K8sObject, field: string): Finding['at'] {
  return { object: identityOf(policy), path: [...TLS, field] };
}

/** KGW-03, KGW-14, KGW-30 and KGW-31: which names are checked. */
export function nameFindings(found: Found, policy: K8sObject, tls: Json): Finding[] {
  const listed = pickList(tls, 'verifySubjectAltNames');
  const object = identityOf(policy);
  if (pick(tls, 'insecureSkipVerify') === true) return listed.length > 0 ? [namesSkipped(policy)] : [];
  const trusts = trustsSomething(found, policy, tls);
  if (listed.length === 0) return trusts ? [nameUnchecked(policy, tls)] : [];
  const uris = listed.filter((name) => typeof name === 'string' && name.includes('://'));
  const { claim, evidence } = factOf(facts, 'dns-names-only');
  return [
    ...(trusts ? [] : [namesWithoutCa(policy)]),
    ...(uris.length === 0
      ? []
      : [
          {
            id: 'KGW-30',
            severity: 'error' as const,
            message: `${describeRef(object)} lists a URI as name, which never matches.`,
            reason: `${claim} Use a BackendTLSPolicy with a subject alternative name of type URI.`,
            at: at(policy, 'verifySubjectAltNames'),
            evidence,
            fixes: [],
          },
        ]),
  ];
}

/** Whether there is a CA, as far as the manifests show it. */
function trustsSomething(found: Found, policy: K8sObject, tls: Json): boolean {
  const name = pickString(tls, 'secretRef', 'name');
  if (name !== undefined) {
    const keys = entryKeys(lookUp(found, { group: '', kind: 'Secret', namespace: namespaceOf(policy), name }));
    return keys === undefined || keys.includes('ca.crt');
  }
  return pick(tls, 'wellKnownCACertificates') !== undefined || pick(tls, 'files', 'rootCA') !== undefined;
}

function nameUnchecked(policy: K8sObject, tls: Json): Finding {
  const { claim, evidence } = factOf(facts, 'sni-is-no-check');
  const sni = pickString(tls, 'sni');
  const object = identityOf(policy);
  return {
    id: 'KGW-03',
    severity: 'error',
    message: `${describeRef(object)} checks no name in the certificate.`,
    reason: `${claim} Any certificate of that CA passes.`,
    at: at(policy, sni === undefined ? 'verifySubjectAltNames' : 'sni'),
    evidence,
    fixes:
      sni === undefined
        ? []
        : [
            {
              label: `Check ${sni}`,
              edits: [],
              manifests: {
                kind: 'edit',
                edits: [{ object, path: [...TLS, 'verifySubjectAltNames'], value: [sni] }],
              },
            },
          ],
  };
}

function namesWithoutCa(policy: K8sObject): Finding {
  return {
    id: 'KGW-14',
    severity: 'error',
    message: `${describeRef(identityOf(policy))} lists names to check and has no CA.`,
    reason: 'The policy gets Accepted False, and its backends get no connection. Name a CA that the names belong to.',
    at: at(policy, 'verifySubjectAltNames'),
    evidence: [CONFIG_TLS],
    fixes: [],
  };
}

function namesSkipped(policy: K8sObject): Finding {
  return {
    id: 'KGW-31',
    severity: 'error',
    message: `${describeRef(identityOf(policy))} lists names to check and skips verification.`,
    reason: 'With insecureSkipVerify the names are not looked at; nothing says so. Take one of the two away.',
    at: at(policy, 'verifySubjectAltNames'),
    evidence: [CONFIG_TLS],
    fixes: [],
  };
}
