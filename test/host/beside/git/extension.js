// Pretends to be VS Code's Git extension. Nothing is in a repository until a test says what the last commit has of a file; as
// there, what a commit does not have is refused, and a new commit is told of.
const vscode = require('vscode');

exports.activate = () => {
  const commits = [];
  const changed = new vscode.EventEmitter();
  const repository = {
    rootUri: vscode.Uri.parse('file:///repository'),
    state: {
      get HEAD() {
        return commits.length === 0 ? undefined : { name: 'main', commit: String(commits.length) };
      },
      onDidChange: changed.event,
    },
    show: async (ref, path) => {
      const text = commits[Number(ref) - 1]?.get(path);
      if (text === undefined) throw new Error(`fatal: path '${path}' does not exist in '${ref}'`);
      return text;
    },
  };
  return {
    getAPI: (version) => {
      if (version !== 1) throw new Error('No API version found.');
      return { getRepository: () => (commits.length === 0 ? null : repository) };
    },
    // For the tests: no texts at all is a folder without a repository.
    commit: (texts) => {
      if (texts === undefined) commits.length = 0;
      else commits.push(new Map(Object.entries(texts)));
      changed.fire();
    },
  };
};
