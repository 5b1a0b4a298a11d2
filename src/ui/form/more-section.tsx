import { TLS_VERSIONS } from '../../configuration/configuration.ts';
import type { Json } from '../../manifest/json.ts';
import { useDispatch, useWorkspace } from '../workspace-context.tsx';
import { Badge } from './badge.tsx';
import { FindingsHere } from './findings-here.tsx';
import { FoldedSection } from './section.tsx';
import { SelectField } from './select-field.tsx';
import { SwitchField, Tick } from './switch-field.tsx';
import { TextField } from './text-field.tsx';
import { useOffer } from './use-offers.ts';

const VERSIONS = [
  { value: '', label: 'Default' },
  ...TLS_VERSIONS.map((version) => ({ value: version, label: version })),
];
const PARTS = ['clientCertificate', 'tlsVersions', 'output', 'setting.clusterDomain'] as const;
const toVersion = (option: string): Json => (option === '' ? null : option);

/** What few need. */
export function MoreSection() {
  const summary = useWorkspace(({ configuration: { clientCertificate, tlsVersions, output } }) =>
    [
      clientCertificate === null ? '' : 'client certificate',
      tlsVersions.minimum === null && tlsVersions.maximum === null ? '' : 'TLS versions',
      output.completeExample ? 'complete example' : '',
    ]
      .filter((part) => part !== '')
      .join(', '),
  );
  return (
    <FoldedSection
      id="more"
      title="More"
      parts={PARTS}
      summary={summary === '' ? 'client certificate, TLS versions, output' : summary}
    >
      <ClientCertificate />
      <TlsVersions />
      <SwitchField
        at="output.completeExample"
        label="Complete example"
        help="Gateway, route and Service as whole objects, in place of changes to yours. For a test cluster."
      />
      <TextField at="setting.clusterDomain" label="Cluster domain" help="DNS names of Services end with it." wide />
    </FoldedSection>
  );
}

function ClientCertificate() {
  const dispatch = useDispatch();
  const offer = useOffer()('client-certificate');
  const on = useWorkspace((state) => state.configuration.clientCertificate !== null);
  const refused = offer?.refused === true && !on;
  return (
    <>
      <Tick
        name="clientCertificate"
        label="Show a client certificate to the backend"
        help={`Mutual TLS: the backend then knows the gateway. ${offer?.note.says ?? ''}`}
        badge={<Badge offer={offer} />}
        refused={refused}
        on={on}
        onSwitch={(value) => dispatch({ type: 'switch-client-certificate', on: value })}
      />
      {on && (
        <>
          <TextField at="clientCertificate.secret" label="Secret" help="Of type kubernetes.io/tls." />
          <TextField at="clientCertificate.namespace" label="Namespace" />
        </>
      )}
    </>
  );
}

function TlsVersions() {
  const offer = useOffer()('tls-versions');
  return (
    <fieldset className="pair wide">
      <legend>
        TLS versions <Badge offer={offer} />
      </legend>
      <p className="help wide">{offer?.note.says ?? 'What the gateway offers to the backend.'}</p>
      <SelectField
        at="tlsVersions.minimum"
        label="At least"
        options={VERSIONS}
        toValue={toVersion}
        refused={offer?.refused === true}
      />
      <SelectField
        at="tlsVersions.maximum"
        label="At most"
        options={VERSIONS}
        toValue={toVersion}
        refused={offer?.refused === true}
      />
      <FindingsHere at="tlsVersions" />
    </fieldset>
  );
}
