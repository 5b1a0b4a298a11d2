import { type Flaw, inspectPem, type PemReport, recoverCertificates } from '../../certificates/inspect-pem.ts';
import { backendPath } from '../../configuration/backends.ts';
import type { CaSource, Configuration, FieldPath } from '../../configuration/configuration.ts';
import { type Evidence, evidence, gatewayApiFile } from '../../gateway-api/evidence.ts';
import type { Finding, Fix, Severity } from '../../gateway-api/finding.ts';
import { CLUSTER_CA_CONFIG_MAP } from '../../gateway-api/resources.ts';

/** GEN-04: what pasted CA certificates are, as far as it can be told without reading the certificates themselves. */

type PemSource = Extract<CaSource, { kind: 'PEM' }>;

interface Pasted {
  readonly ca: PemSource;
  readonly namespace: string;
  readonly at: FieldPath;
}

export function pemFindings(configuration: Configuration): readonly Finding[] {
  const pasted = configuration.backends.flatMap(({ target, validation }, index): Pasted[] =>
    validation.mode === 'custom' && validation.ca.kind === 'PEM'
      ? [{ ca: validation.ca, namespace: target.namespace, at: `${backendPath(index)}.validation.ca` }]
      : [],
  );
  return [
    ...pasted.flatMap(contentFindings),
    ...pasted.flatMap(nameFindings),
    ...clashes(pasted),
    ...replaced(configuration, pasted),
  ];
}

const CA_BUNDLE: readonly Evidence[] = [
  evidence('source', gatewayApiFile('v1.6.1', 'apis/v1/backendtlspolicy_types.go'), 'caCertificateRefs: key ca.crt'),
];

function contentFindings({ ca, at }: Pasted): Finding[] {
  const report = inspectPem(ca.pem);
  const say = (severity: Severity, message: string, reason: string, fixes: readonly Fix[] = []): Finding => ({
    id: 'GEN-04',
    severity,
    message,
    reason,
    at: { field: `${at}.pem` },
    evidence: CA_BUNDLE,
    fixes,
  });
  const keep = keepCertificates(ca, at);
  if (report.holdsPrivateKey) {
    return [
      say(
        'error',
        'There is a private key among the certificates.',
        'A ConfigMap is readable by many, and nobody needs the key to verify a certificate. It is kept out of links, autosave and downloads. If it has been shown to anybody, replace it.',
        keep,
      ),
    ];
  }
  if (report.certificates === 0) {
    return [say('error', 'There is no CA certificate yet.', absence(report), keep)];
  }
  const flawed = report.blocks.find((block) => block.flaw !== null);
  if (flawed?.flaw) {
    const message = `The block in line ${flawed.line} (${flawed.label}) cannot be read.`;
    return [say('error', message, `${FLAWS[flawed.flaw]} One bad block makes some gateways refuse all of them.`, keep)];
  }
  return [...foreignBlocks(report), ...(report.certificates > 1 ? [SEVERAL] : [])].map(([severity, message, reason]) =>
    say(severity, message, reason, severity === 'error' ? keep : []),
  );
}

type Statement = readonly [Severity, string, string];

const SEVERAL: Statement = [
  'warning',
  'There are several certificates.',
  'The standard promises one certificate; whether more are read is up to the implementation. Every one of them is trusted to sign for this backend, so keep only the CAs that you mean.',
];

function foreignBlocks(report: PemReport): Statement[] {
  const foreign = report.blocks.find((block) => block.label !== 'CERTIFICATE');
  if (foreign === undefined) return [];
  const message = `The block in line ${foreign.line} is a ${foreign.label}, not a CERTIFICATE.`;
  return [['error', message, 'It verifies nothing, and some gateways refuse the whole ConfigMap because of it.']];
}

function keepCertificates(ca: PemSource, at: FieldPath): Fix[] {
  const value = recoverCertificates(ca.pem);
  return value === '' || value === ca.pem
    ? []
    : [{ label: 'Keep only the certificates', edits: [{ at: `${at}.pem`, value }] }];
}

const FLAWS: { readonly [flaw in Flaw]: string } = {
  'no-end': 'Its END line is missing.',
  'other-end': 'Its END line names something else than its BEGIN line.',
  'not-base64': 'It contains characters that base64 does not have.',
  'not-der': 'What it contains is not a certificate.',
  'cut-off': 'Part of it is missing, or something was added.',
  indented: 'It is indented: Go and OpenSSL find no certificate that does not begin at the start of a line.',
};

function absence({ blocks, instead }: PemReport): string {
  const [first] = blocks;
  if (first?.flaw) return `The block in line ${first.line} cannot be read. ${FLAWS[first.flaw]}`;
  if (first !== undefined) return `The text holds a ${first.label}, not a CERTIFICATE.`;
  switch (instead) {
    case 'binary':
      return 'This is a binary file (DER or PKCS#12). Convert it to PEM: openssl x509 -inform der -in FILE.';
    case 'bare':
      return 'This is base64 without the BEGIN and END lines that make it PEM.';
    case 'wrapped':
      return 'This is the base64 form that Secrets hold; a ConfigMap needs the text itself.';
    case 'too-long':
      return 'The text is longer than 200,000 characters.';
    case 'text':
      return 'Nothing in the text begins with -----BEGIN CERTIFICATE-----.';
    default:
      return 'Paste the CA that signed the backend’s certificate, as PEM: it begins with -----BEGIN CERTIFICATE-----. Without it, nothing can be verified.';
  }
}

function nameFindings({ ca, at }: Pasted): Finding[] {
  if (ca.name !== CLUSTER_CA_CONFIG_MAP) return [];
  return [
    {
      id: 'GEN-04',
      severity: 'error',
      message: `The name ${CLUSTER_CA_CONFIG_MAP} belongs to the cluster.`,
      reason: 'Kubernetes writes this ConfigMap in every namespace and undoes every change to it.',
      at: { field: `${at}.name` },
      evidence: [evidence('docs', 'https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/')],
      fixes: [{ label: 'Name it api-ca', edits: [{ at: `${at}.name`, value: 'api-ca' }] }],
    },
  ];
}

/** Two texts cannot stand in one ConfigMap. */
function clashes(pasted: readonly Pasted[]): Finding[] {
  const first = new Map<string, Pasted>();
  return pasted.flatMap((one) => {
    const key = `${one.namespace}/${one.ca.name}`;
    const there = first.get(key);
    if (there === undefined) first.set(key, one);
    if (there === undefined || there.ca.pem.trim() === one.ca.pem.trim()) return [];
    return [
      {
        id: 'GEN-04',
        severity: 'error' as const,
        message: `Two backends put different certificates into ConfigMap ${key}.`,
        reason: 'Only the first would be written. Give each its own name.',
        at: { field: `${one.at}.name` },
        evidence: CA_BUNDLE,
        fixes: [{ label: 'Use another name', edits: [{ at: `${one.at}.name`, value: freeName(one, pasted) }] }],
      },
    ];
  });
}

/** What one backend takes as it is in the cluster, the text of another would replace. */
function replaced({ backends }: Configuration, pasted: readonly Pasted[]): Finding[] {
  const written = new Map(pasted.map((one) => [`${one.namespace}/${one.ca.name}`, one]));
  return backends.flatMap(({ target, validation }, index) => {
    if (validation.mode !== 'custom' || validation.ca.kind !== 'ConfigMap') return [];
    const key = `${target.namespace}/${validation.ca.name}`;
    const writer = written.get(key);
    if (writer === undefined) return [];
    return [
      {
        id: 'GEN-04',
        severity: inspectPem(writer.ca.pem).certificates === 0 ? ('error' as const) : ('warning' as const),
        message: `ConfigMap ${key} is taken as it is, and written with another backend’s certificates.`,
        reason: 'Applying the manifests would replace what it holds. Give what is pasted a name of its own.',
        at: { field: `${backendPath(index)}.validation.ca.name` },
        evidence: CA_BUNDLE,
        fixes: [
          { label: 'Use another name for it', edits: [{ at: `${writer.at}.name`, value: freeName(writer, pasted) }] },
        ],
      },
    ];
  });
}

function freeName({ ca, namespace }: Pasted, pasted: readonly Pasted[]): string {
  const taken = new Set(pasted.filter((other) => other.namespace === namespace).map((other) => other.ca.name));
  let count = 2;
  while (taken.has(`${ca.name.slice(0, 240)}-${count}`)) count += 1;
  return `${ca.name.slice(0, 240)}-${count}`;
}
