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
  connection.onRequest(method, async (given: unknown, token: CancellationToken): Promise<unknown> => {
    const params = read(given);
    try {
      return await answer(params, token);
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      connection.console.error(`${method}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      throw new ResponseError(ErrorCodes.InternalError, 'a mistake of ours; the log of the server says more');
    }
  });
}
