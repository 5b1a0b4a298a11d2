import type { Severity } from '../../gateway-api/finding.ts';
import type { Json } from '../../manifest/json.ts';
import { compact } from '../../manifest/object.ts';
import type { CheckResult } from './check.ts';
import type { Diagnostic, Region } from './diagnostic.ts';

const LEVELS: { readonly [severity in Severity]: string } = { error: 'error', warning: 'warning', info: 'note' };

/** SARIF 2.1.0 (OASIS), which code hosts show beside the lines of a change. */
export function asSarif({ diagnostics, version }: CheckResult): string {
  const ids = [...new Set(diagnostics.map(({ id }) => id))].sort();
  const log: Json = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Upstream TLS', version, rules: ids.map((id) => rule(id, diagnostics)) } },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((one) => result(one, ids)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** The same check can say several things: the first that it says here stands for it. */
function rule(id: string, diagnostics: readonly Diagnostic[]): Json {
  const first = diagnostics.find((one) => one.id === id);
  return compact({
    id,
    shortDescription: { text: first?.message ?? id },
    help: { text: first?.reason ?? id },
    helpUri: first?.sources[0],
  });
}

function result({ id, severity, message, reason, region }: Diagnostic, ids: readonly string[]): Json {
  return compact({
    ruleId: id,
    ruleIndex: ids.indexOf(id),
    level: LEVELS[severity],
    message: { text: `${message} ${reason}` },
    locations: region === null ? undefined : [{ physicalLocation: location(region) }],
  });
}

function location({ file, line, column, endLine, endColumn }: Region): Json {
  return {
    artifactLocation: { uri: uriOf(file) },
    region: { startLine: line, startColumn: column, endLine, endColumn },
  };
}

/** A relative reference, as the path was given; `-` is no file. */
function uriOf(path: string): string {
  return path === '-' ? 'stdin' : path.split(/[\\/]/).map(encodeURIComponent).join('/');
}
