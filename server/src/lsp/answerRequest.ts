import { type CancellationToken, type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver';

/**
 * Answers a request of the editor. What the request came with is read first, and a mistake of ours is told without our
 * code in it: that goes to the log.
 */
export function answerRequest<Params>(
  connection: Connection,
  method: string,
  read: (params: unknown) => Params,
  answer: (params: Params, token: CancellationToken) => Promise<unknown>,
): void {
  // The token comes last, and alone where there are no parameters.
  connection.onRequest(method, async (...given: readonly unknown[]): Promise<unknown> => {
    const params = read(given.length > 1 ? given[0] : undefined);
    const token = given.at(-1) as CancellationToken;
    try {
      return await answer(params, token);
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      connection.console.error(`${method}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      throw new ResponseError(ErrorCodes.InternalError, 'a mistake of ours; the log of the server says more');
    }
  });
}
