import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/** Stops waiting as soon as nobody wants the result. */
export function unlessCancelled<T>(token: CancellationToken, work: Promise<T>): Promise<T> {
  if (token.isCancellationRequested) return Promise.reject(cancelled());
  return new Promise((resolve, reject) => {
    const listener = token.onCancellationRequested(() => reject(cancelled()));
    work.then(resolve, reject).finally(() => listener.dispose());
  });
}

/** The protocol's answer to a request that nobody waits for. */
export function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'the request was taken back');
}
