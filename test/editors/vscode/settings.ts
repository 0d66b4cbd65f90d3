/** The settings of every VS Code of the tests. */

/** As a user has it, but without what moves, greets or phones home. */
export const SETTINGS = {
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.ignoreRecommendations': true,
  'editor.minimap.enabled': false,
  'editor.fontFamily': "'DejaVu Sans Mono'",
  'editor.fontSize': 13,
  'editor.cursorBlinking': 'solid',
  'markdown.preview.fontSize': 13,
};
