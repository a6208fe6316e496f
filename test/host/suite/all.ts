import * as vscode from 'vscode';
import './besideYaml.test.ts';
import './comparing.test.ts';
import './converting.test.ts';
import './editCost.test.ts';
import './editing.test.ts';
import './fileAccess.test.ts';
import './fixDeprecated.test.ts';
import './languages.test.ts';
import './layers.test.ts';
import './overrides.test.ts';
import './preview.test.ts';
import './problems.test.ts';
import './rulePages.test.ts';
import './seed.test.ts';
import './server.test.ts';
import './timeLine.test.ts';
import './workspaceFiles.test.ts';

before(async () => {
  // VS Code for the Web saves by itself, so that one test would find what another one typed.
  await vscode.workspace.getConfiguration('files').update('autoSave', 'off', vscode.ConfigurationTarget.Global);
});
