import * as monaco from 'monaco-editor/editor';
import type { Fix } from '../../../gateway-api/finding.ts';
import { helpAt, suggestionsAt } from '../editing/help.ts';
import { type HelpSetting, kindHelp, knownKinds } from '../editing/kind-help.ts';
import { type TextPlace, textPlace } from '../editing/text-place.ts';
import { markersAt } from './markers.ts';
import { LANGUAGE } from './setup.ts';

/** What completion, hover and quick fixes need of the page. */
export interface Assist {
  /** `null` while nothing has been loaded. */
  readonly helpSetting: () => HelpSetting | null;
  readonly onFix: (fix: Fix) => void;
}

const MODELS = new WeakMap<monaco.editor.ITextModel, () => Assist | null>();

/** Offers help in a model, as long as `assist` gives some. Returns how to end it. */
export function assistModel(model: monaco.editor.ITextModel, assist: () => Assist | null): () => void {
  MODELS.set(model, assist);
  return () => MODELS.delete(model);
}

function assistOf(model: monaco.editor.ITextModel): Assist | null {
  return MODELS.get(model)?.() ?? null;
}

/** A place with what helps there; `null` where nothing does. */
async function helpOf(model: monaco.editor.ITextModel, { lineNumber, column }: monaco.IPosition) {
  const setting = assistOf(model)?.helpSetting() ?? null;
  if (setting === null) return null;
  const place = textPlace(model.getLinesContent(), lineNumber, column);
  return { place, setting, help: await kindHelp(place.apiVersion, place.kind, setting) };
}

monaco.languages.registerCompletionItemProvider(LANGUAGE, {
  triggerCharacters: [' '],
  provideCompletionItems: async (model, position) => {
    const found = await helpOf(model, position);
    if (found === null) return { suggestions: [] };
    const range = typedRange(model, position, found.place);
    if (isKindOf(found.place)) return { suggestions: knownKinds(found.setting).map((kind) => kindItem(kind, range)) };
    return {
      suggestions: suggestionsAt(found.place, found.help).map(({ label, insert, says, required }) => ({
        label: required ? { label, description: 'required' } : label,
        kind: found.place.inValue
          ? monaco.languages.CompletionItemKind.Value
          : monaco.languages.CompletionItemKind.Field,
        insertText: insert,
        // The spaces are right as they are; Monaco would add those of the line.
        insertTextRules: monaco.languages.CompletionItemInsertTextRule.KeepWhitespace,
        documentation: says,
        sortText: `${required ? 0 : 1}${label}`,
        filterText: label,
        range,
      })),
    };
  },
});

function isKindOf({ path, key, inValue }: TextPlace): boolean {
  return path.length === 0 && key === 'kind' && inValue;
}

function kindItem(kind: string, range: monaco.IRange): monaco.languages.CompletionItem {
  return { label: kind, kind: monaco.languages.CompletionItemKind.Value, insertText: kind, range };
}

/** What has been typed of the word so far: a key from its first character, a value from behind the colon. */
function typedRange(model: monaco.editor.ITextModel, { lineNumber, column }: monaco.IPosition, place: TextPlace) {
  const line = model.getLineContent(lineNumber);
  const colon = line.indexOf(':', place.indent);
  const value = colon + 1 + (/^\s*/.exec(line.slice(colon + 1, column - 1))?.[0].length ?? 0);
  const start = place.inValue ? value : place.indent;
  return new monaco.Range(lineNumber, Math.min(start + 1, column), lineNumber, column);
}

monaco.languages.registerHoverProvider(LANGUAGE, {
  provideHover: async (model, position) => {
    const found = await helpOf(model, position);
    const said = found === null ? null : helpAt(found.place, found.help);
    if (said === null) return null;
    const { path, says, holds, link } = said;
    const texts = [
      `**${path}**`,
      ...(says === null ? [] : [says]),
      ...(holds === null ? [] : [`_${holds}_`]),
      ...(link === null ? [] : [`[${found?.place.kind ?? ''} in the documentation](${link})`]),
    ];
    return { contents: texts.map((value) => ({ value })) };
  },
});

const FIX = 'page.fix';

monaco.editor.registerCommand(FIX, (_, model: monaco.editor.ITextModel, fix: Fix) => assistOf(model)?.onFix(fix));

monaco.languages.registerCodeActionProvider(LANGUAGE, {
  provideCodeActions: (model, range) => {
    const fixes = markersAt(model, range).flatMap(({ finding }) => finding?.fixes ?? []);
    const actions = fixes.map((fix) => ({
      title: fix.label,
      kind: 'quickfix',
      command: { id: FIX, title: fix.label, arguments: [model, fix] },
    }));
    return { actions, dispose: () => undefined };
  },
});
