import { parseArgs } from 'node:util';

export const FORMATS = ['yaml', 'json', 'zip'] as const;
export type Format = (typeof FORMATS)[number];

export interface Arguments {
  /** Path of a file, `-` for standard input, or a link. */
  readonly input: string;
  readonly format: Format;
  /** Path to write to; `null` for standard output. */
  readonly output: string | null;
  readonly force: boolean;
}

/** Something the caller did that cannot be worked with; the message is one line for people. */
export class UsageError extends Error {}

export const HELP = `Usage: npm run --silent generate -- FILE [options]

       npm run --silent generate -- check FILE… [options]   (check --help)

Prints the manifests for a Configuration. FILE is a Configuration as JSON, a file
that holds a link, “-” for standard input, or a link itself (in quotes).

  --format yaml|json|zip  yaml: manifests (default); json: resources, hops,
                          findings and steps; zip: the whole bundle
  --output FILE           write to a file instead of standard output
  --force                 write even if there is an error among the findings
  --help                  print this

Findings go to standard error. Exit status: 0 fine; 1 an error among the findings,
nothing is written without --force; 2 the input or an option cannot be used.

The Configuration is described in docs/configuration.md, links in docs/links.md.
`;

/** Reads the command line; `'help'` where it asks for help. Throws `UsageError`. */
export function readArguments(words: readonly string[]): Arguments | 'help' {
  const { values, positionals } = parsed(words);
  if (values.help) return 'help';
  const [input, ...more] = positionals;
  if (input === undefined) throw new UsageError('No FILE was given; “-” reads standard input, --help says more.');
  if (more.length > 0) throw new UsageError(`One FILE at a time: ${more.join(', ')} is too much.`);
  const format = FORMATS.find((one) => one === values.format);
  if (format === undefined) throw new UsageError(`--format is ${FORMATS.join(', ')}; not ${values.format}.`);
  if (format === 'zip' && values.output === undefined) {
    throw new UsageError('--format zip needs --output FILE: an archive is nothing for a terminal.');
  }
  return { input, format, output: values.output ?? null, force: values.force };
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'yaml' },
        output: { type: 'string' },
        force: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    throw new UsageError(says.split('\n')[0] ?? 'The options cannot be read.');
  }
}
