import { parseArgs } from 'node:util';
import {
  CHANNELS,
  type Channel,
  GATEWAY_API_RELEASES,
  type GatewayApiRelease,
} from '../../configuration/configuration.ts';
import { isVersion } from '../../configuration/version.ts';
import { UsageError } from '../arguments.ts';

export const CHECK_FORMATS = ['text', 'json', 'sarif'] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

export interface CheckArguments {
  /** Paths of files, and `-` for standard input. */
  readonly files: readonly string[];
  readonly format: CheckFormat;
  /** Id of an implementation; `null`: found out from the manifests. */
  readonly implementation: string | null;
  /** `null`: its newest. */
  readonly version: string | null;
  /** `null`: as the CRDs of the cluster say, or else 1.6, standard. */
  readonly release: GatewayApiRelease | null;
  readonly channel: Channel | null;
  /** Path of a file with the CRDs of a cluster. */
  readonly crds: string | null;
}

export const CHECK_HELP = `Usage: npm run --silent generate -- check FILE… [options]

Reads manifests (YAML or JSON; “-” reads standard input) and says what the gateway
verifies of its backends, what it does not, and what is wrong.

  --implementation ID     the gateway’s implementation; left out, it is found out
                          from the manifests
  --version VERSION       its version, such as 1.9 or 1.8.3; left out, the newest
  --gateway-api RELEASE   Gateway API release, ${GATEWAY_API_RELEASES.join(', ')} (default 1.6)
  --channel CHANNEL       standard (default) or experimental
  --crds FILE             check against the CRDs of your cluster instead (kubectl get
                          crd --output json), which say release and channel as well
  --format text|json|sarif
  --help                  print this

Exit status: 0 fine; 1 an error among the findings; 2 the input or an option cannot
be used.

docs/check.md tells more.
`;

/** Reads the command line behind `check`. Throws `UsageError`. */
export function readCheckArguments(words: readonly string[]): CheckArguments | 'help' {
  const { values, positionals } = parsed(words);
  if (values.help) return 'help';
  if (positionals.length === 0) throw new UsageError('No FILE was given; “-” reads standard input, --help says more.');
  if (values.version !== undefined && !isVersion(values.version)) {
    throw new UsageError(`--version is a version such as 1.9 or 1.9.0, or unlisted; not ${values.version}.`);
  }
  if (values.version !== undefined && values.implementation === undefined) {
    throw new UsageError('--version needs --implementation: whose version is it?');
  }
  return {
    files: positionals,
    format: oneOf('--format', CHECK_FORMATS, values.format),
    implementation: values.implementation ?? null,
    version: values.version ?? null,
    release:
      values['gateway-api'] === undefined ? null : oneOf('--gateway-api', GATEWAY_API_RELEASES, values['gateway-api']),
    channel: values.channel === undefined ? null : oneOf('--channel', CHANNELS, values.channel),
    crds: values.crds ?? null,
  };
}

function oneOf<T extends string>(option: string, known: readonly T[], given: string): T {
  const found = known.find((one) => one === given);
  if (found === undefined) throw new UsageError(`${option} is ${known.join(', ')}; not ${given}.`);
  return found;
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        implementation: { type: 'string' },
        version: { type: 'string' },
        'gateway-api': { type: 'string' },
        channel: { type: 'string' },
        crds: { type: 'string' },
        format: { type: 'string', default: 'text' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    throw new UsageError(says.split('\n')[0] ?? 'The options cannot be read.');
  }
}
