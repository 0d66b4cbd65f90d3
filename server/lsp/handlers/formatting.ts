/** Formatting, as the settings and the editor want it. */
import type { DocumentOnTypeFormattingParams, DocumentRangeFormattingParams, FormattingOptions, TextEdit } from 'vscode-languageserver';
import * as services from '../../services/index.ts';
import { rangeIn, spanIn } from '../convert.ts';
import { atPosition, offsetIn, onDocument, type Session } from '../session.ts';
import type { Opened } from '../workspace.ts';

export function formatting(session: Session): void {
  const { connection, settings } = session;
  const optionsFor = ({ name }: Opened, options: FormattingOptions | undefined) =>
    services.printOptions(options ?? {}, settings.for(name).format);
  const made = ({ text }: Opened, edits: readonly services.TextEdit[]): TextEdit[] =>
    edits.map((edit) => ({ range: rangeIn(text, edit), newText: edit.text }));

  connection.onDocumentFormatting(
    onDocument(session, (opened, { options }) => made(opened, services.formatDocument(opened.document, optionsFor(opened, options)))),
  );

  connection.onDocumentRangeFormatting(
    onDocument(session, (opened, { range, options }: DocumentRangeFormattingParams) =>
      offsetIn(opened.text, (range as typeof range | undefined)?.start) === null
        ? []
        : made(opened, services.formatLines(opened.document, spanIn(opened.text, range), optionsFor(opened, options))),
    ),
  );

  connection.onDocumentOnTypeFormatting(
    atPosition(session, (opened, offset, { options }: DocumentOnTypeFormattingParams) =>
      made(opened, services.formatOnType(opened.document, offset, optionsFor(opened, options))),
    ),
  );
}
