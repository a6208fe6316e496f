// Package verdict holds what all oracle programs share: the lines they read and print, and how a report of the real
// tool becomes such a line.
package verdict

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"

	"github.com/coreos/vcontext/report"
	"github.com/coreos/vcontext/tree"
)

// Request is one line of input: one config for one tool.
type Request struct {
	ID   string `json:"id"`
	Tool string `json:"tool"`
	Text string `json:"text"`
	// Bytes (base64) replaces Text for input that is not UTF-8, which a JSON string cannot carry.
	Bytes    []byte `json:"bytes,omitempty"`
	FilesDir string `json:"filesDir,omitempty"`
	Pretty   bool   `json:"pretty,omitempty"`
	Raw      bool   `json:"raw,omitempty"`
}

// Input returns the config exactly as the tool is to see it.
func (r Request) Input() []byte {
	if r.Bytes != nil {
		return r.Bytes
	}
	return []byte(r.Text)
}

// Verdict is one line of output. Error is the tool's own error text, complete; Entries is its report, or, where the tool
// stops before it has one, the findings that its error text lists.
type Verdict struct {
	ID    string `json:"id"`
	Tool  string `json:"tool"`
	OK    bool   `json:"ok"`
	Error string `json:"error,omitempty"`
	// Panicked says that the tool crashed on this input; Error holds the panic.
	Panicked bool   `json:"panicked,omitempty"`
	Output   string `json:"output,omitempty"`
	// AcceptedAsButane is only set by the tool `ignition`: the text is no valid Ignition JSON, but Ignition 2.27 or later
	// takes it, because it falls back to Butane.
	AcceptedAsButane bool    `json:"acceptedAsButane,omitempty"`
	Entries          []Entry `json:"entries"`
}

// Entry is one finding. Path is absent where the tool names none (decode errors), empty where it names the root.
// Line and Column count from 1, columns in characters (YAML) or bytes (JSON); 0 means that the tool gives none.
type Entry struct {
	Kind    string `json:"kind"`
	Message string `json:"message"`
	Path    []any  `json:"path,omitzero"`
	Line    int64  `json:"line,omitempty"`
	Column  int64  `json:"column,omitempty"`
}

// Judge asks one tool about one config.
type Judge func(Request) Verdict

// Serve answers each line of input with one line of output until the input ends. Output is flushed line by line, so that
// a fuzzer can keep one process for many configs.
func Serve(input io.Reader, output io.Writer, tools map[string]Judge) error {
	reader := bufio.NewReader(input)
	encoder := json.NewEncoder(output)
	encoder.SetEscapeHTML(false)
	for {
		line, err := reader.ReadBytes('\n')
		if len(line) > 0 {
			if err := encoder.Encode(answer(line, tools)); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func answer(line []byte, tools map[string]Judge) (verdict Verdict) {
	var request Request
	if err := json.Unmarshal(line, &request); err != nil {
		return Verdict{Error: "bad request: " + err.Error(), Entries: []Entry{}}
	}
	defer func() {
		if cause := recover(); cause != nil {
			verdict = Verdict{Error: fmt.Sprintf("panic: %v", cause), Panicked: true}
		}
		verdict.ID, verdict.Tool = request.ID, request.Tool
		if verdict.Entries == nil {
			verdict.Entries = []Entry{}
		}
	}()
	judge, known := tools[request.Tool]
	if !known {
		return Verdict{Error: "bad request: no such tool"}
	}
	return judge(request)
}

// FromReport turns the tool's report and error into a verdict.
func FromReport(rep report.Report, err error) Verdict {
	verdict := Verdict{OK: err == nil}
	for _, entry := range rep.Entries {
		line, column := entry.Marker.Start()
		verdict.Entries = append(verdict.Entries, Entry{
			Kind:    entry.Kind.String(),
			Message: entry.Message,
			Path:    plainPath(entry.Context.Path),
			Line:    line,
			Column:  column,
		})
	}
	if err != nil {
		verdict.Error = err.Error()
		if len(verdict.Entries) == 0 {
			verdict.Entries = DecodeEntries(verdict.Error)
		}
	}
	return verdict
}

// plainPath copies a path with its keys as strings: the report of an unused key names the key itself (tree.Key), not the
// value below it.
func plainPath(path []any) []any {
	plain := make([]any, len(path))
	for i, step := range path {
		if key, ok := step.(tree.Key); ok {
			step = string(key)
		}
		plain[i] = step
	}
	return plain
}

var (
	decodeErrorsHead = regexp.MustCompile(`yaml: unmarshal errors:\n  `)
	decodeErrorLine  = regexp.MustCompile(`(?:^|\n  )line (\d+): `)
	syntaxErrorHead  = regexp.MustCompile(`(?:^|: )yaml: (?:line (\d+): )?`)
)

// DecodeEntries splits the error text of the Go YAML libraries. They know lines, but neither columns nor paths. The text
// has to do, because Butane wraps it without keeping the error value.
func DecodeEntries(text string) []Entry {
	if head := decodeErrorsHead.FindStringIndex(text); head != nil {
		list := text[head[1]:]
		// Not a plain split by line: a message quotes the value that it refuses, line breaks included.
		starts := decodeErrorLine.FindAllStringSubmatchIndex(list, -1)
		entries := make([]Entry, len(starts))
		for i, start := range starts {
			end := len(list)
			if i+1 < len(starts) {
				end = starts[i+1][0]
			}
			entries[i] = Entry{Kind: "error", Message: list[start[1]:end], Line: number(list[start[2]:start[3]])}
		}
		return entries
	}
	if head := syntaxErrorHead.FindStringSubmatchIndex(text); head != nil {
		entry := Entry{Kind: "error", Message: text[head[1]:]}
		// The libraries leave the line out when they mean the first one.
		if head[2] >= 0 {
			entry.Line = number(text[head[2]:head[3]])
		}
		return []Entry{entry}
	}
	return nil
}

func number(digits string) int64 {
	value, _ := strconv.ParseInt(digits, 10, 64)
	return value
}

// Versions prints which Go and which modules this program was built with, as one JSON line.
func Versions(output io.Writer) error {
	modules := map[string]string{}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, module := range info.Deps {
			modules[module.Path] = strings.TrimPrefix(module.Version, "v")
		}
	}
	return json.NewEncoder(output).Encode(map[string]any{"go": runtime.Version(), "modules": modules})
}

// Run is the body of every judge program: `--versions`, or Serve.
func Run(arguments []string, input io.Reader, output io.Writer, tools map[string]Judge) error {
	if len(arguments) > 0 && arguments[0] == "--versions" {
		return Versions(output)
	}
	return Serve(input, output, tools)
}
