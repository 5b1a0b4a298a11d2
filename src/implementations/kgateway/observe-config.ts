import { TLS_VERSIONS, type TlsVersion } from '../../configuration/configuration.ts';
import { isDated } from '../../gateway-api/age.ts';
import { entryKeys } from '../../gateway-api/entries.ts';
import { type Found, identityOf, lookUp, namespaceOf } from '../../gateway-api/found.ts';
import {
  BARE_TLS,
  type Because,
  type CheckedName,
  type Connection,
  type Names,
  type TlsConnection,
} from '../../gateway-api/hop.ts';
import { isJsonObject, type Json, pick, pickList, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject, type ObjectRef } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { type Abilities, doubts, factBehind } from './abilities.ts';
import { configPoliciesFor } from './config-policies.ts';
import { type Draft, refused } from './draft.ts';
import { facts } from './facts.ts';

/** What BackendConfigPolicies make of a Service or Backend. */
export function configDraft(found: Found, target: ObjectRef, abilities: Abilities): Draft | undefined {
  if (abilities.config === 'no') return undefined;
  const policies = configPoliciesFor(found, target);
  const policy = abilities.oldestWins === 'no' ? policies.at(-1) : policies[0];
  if (policy === undefined) return undefined;
  const tls = pick(policy, 'spec', 'tls');
  const { connection, unsure } = tlsOf(found, namespaceOf(policy), tls);
  const several =
    policies.length > 1 && abilities.oldestWins !== 'yes' ? [factBehind('oldestWins').claim] : tie(policies);
  return {
    connection,
    because: [becauseOf(policy, tls)],
    unsure: [...doubts(abilities, 'config'), ...unsure, ...several, ...fieldDoubts(tls, abilities)],
  };
}

/** Age decides, and manifests that were not read from a cluster have none. */
function tie(policies: readonly K8sObject[]): readonly string[] {
  if (policies.length < 2 || policies.every(isDated)) return [];
  return [
    'Several BackendConfigPolicies set TLS here, and the oldest counts: the manifests do not say which one that is.',
  ];
}

function becauseOf(policy: K8sObject, tls: Json | undefined): Because {
  const skips = pick(tls, 'insecureSkipVerify') === true;
  return {
    object: identityOf(policy),
    path: skips ? ['spec', 'tls', 'insecureSkipVerify'] : ['spec', 'tls'],
    says: skips ? 'switches verification off' : 'sets what is sent and checked',
  };
}

/** The fields that may have other names in 2.1: what the API server does not know, it drops. */
function fieldDoubts(tls: Json | undefined, abilities: Abilities): readonly string[] {
  const doubtful = pick(tls, 'verifySubjectAltNames') !== undefined || pick(tls, 'parameters') !== undefined;
  return doubtful && abilities.configFields === 'no' ? [factBehind('configFields').claim] : [];
}

interface Outcome {
  readonly connection: Connection;
  readonly unsure: readonly string[];
}

function tlsOf(found: Found, namespace: string, tls: Json | undefined): Outcome {
  const client = clientPart(tls);
  if (pick(tls, 'insecureSkipVerify') === true) return sure({ ...BARE_TLS, ...client });
  const names = namesOf(tls);
  const wellKnown = pickString(tls, 'wellKnownCACertificates');
  const secret = pickString(tls, 'secretRef', 'name');
  if (secret !== undefined) {
    return withSecret(found, { group: '', kind: 'Secret', namespace, name: secret }, tls, names);
  }
  if (isJsonObject(pick(tls, 'files'))) return withFiles(tls);
  if (wellKnown === 'System') return sure({ ...BARE_TLS, ...client, anchors: { kind: 'system' }, names });
  if (wellKnown !== undefined) {
    const reason = `What wellKnownCACertificates ${wellKnown} stands for is not known here.`;
    return sure({ kind: 'unknown', reason });
  }
  return withoutCa(client, names);
}

function sure(connection: Connection): Outcome {
  return { connection, unsure: [] };
}

function clientPart(tls: Json | undefined): Pick<TlsConnection, 'sni' | 'minimumVersion' | 'maximumVersion'> {
  const sni = pickString(tls, 'sni');
  return {
    sni: sni === undefined ? { kind: 'none' } : { kind: 'name', name: sni },
    minimumVersion: versionOf(tls, 'minVersion'),
    maximumVersion: versionOf(tls, 'maxVersion'),
  };
}

function versionOf(tls: Json | undefined, field: string): TlsVersion | null {
  const given = pickString(tls, 'parameters', field);
  return TLS_VERSIONS.find((version) => version === given) ?? null;
}

/** Names are checked only where they are listed; the SNI is none of them. */
function namesOf(tls: Json | undefined): Names {
  const [first, ...rest] = pickList(tls, 'verifySubjectAltNames').flatMap((name): CheckedName[] =>
    typeof name === 'string' ? [{ type: 'Hostname', value: name }] : [],
  );
  return first === undefined ? { kind: 'unchecked' } : { kind: 'checked', names: [first, ...rest] };
}

/** No CA from anywhere: nothing is verified, unless names are to be. */
function withoutCa(client: ReturnType<typeof clientPart>, names: Names): Outcome {
  return names.kind === 'checked'
    ? sure(refused('verifySubjectAltNames needs a CA, and there is none: the backend gets no connection.'))
    : sure({ ...BARE_TLS, ...client });
}

function withSecret(found: Found, secret: ObjectRef, tls: Json | undefined, names: Names): Outcome {
  const keys = entryKeys(lookUp(found, secret));
  const client = clientPart(tls);
  const simple = pick(tls, 'simpleTLS') === true;
  if (keys !== undefined && !simple && keys.includes('tls.crt') !== keys.includes('tls.key')) {
    return sure(refused(`${describeRef(secret)} has a certificate without its key, or a key without its certificate.`));
  }
  const shown = !simple && (keys === undefined || keys.includes('tls.crt')) ? secret : null;
  if (keys !== undefined && !keys.includes('ca.crt')) {
    const { connection } = withoutCa(client, names);
    return sure(connection.kind === 'tls' ? { ...connection, clientCertificate: shown } : connection);
  }
  const connection: Connection = {
    ...BARE_TLS,
    ...client,
    anchors: { kind: 'references', references: [secret] },
    names,
    clientCertificate: shown,
  };
  return { connection, unsure: keys === undefined ? [secretDoubt(secret, shown !== null)] : [] };
}

function secretDoubt(secret: ObjectRef, shown: boolean): string {
  const certificate = shown ? ' Its tls.crt and tls.key are shown to the backend, where it has them.' : '';
  return `The content of ${describeRef(secret)} is not in the manifests. ${factOf(facts, 'secret-without-ca').claim}${certificate}`;
}

/** Paths in the proxy’s own file system. */
function withFiles(tls: Json | undefined): Outcome {
  const files = pick(tls, 'files');
  const pair = ['tlsCertificate', 'tlsKey'].some((field) => pick(files, field) !== undefined);
  if (pair && pick(tls, 'simpleTLS') !== true) return sure(refused(factOf(facts, 'files-no-key-pair').claim));
  if (pick(files, 'rootCA') === undefined) return withoutCa(clientPart(tls), namesOf(tls));
  const reason = 'The CA is a file in the proxy’s container, which no manifest here shows.';
  return sure({ kind: 'unknown', reason });
}
