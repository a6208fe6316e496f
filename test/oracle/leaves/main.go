// Command leaves says how the tools read the texts inside values: one JSON request a line on standard input, one JSON
// answer a line on standard output.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/url"
	"os"
	"runtime/debug"

	"github.com/coreos/ignition/v2/config/shared/parse"
)

// request asks about a text; Bytes are for one that is not UTF-8.
type request struct {
	Want  string `json:"want"`
	Text  string `json:"text"`
	Bytes []byte `json:"bytes"`
}

type answer struct {
	Error   string   `json:"error,omitempty"`
	Scheme  string   `json:"scheme,omitempty"`
	Opaque  string   `json:"opaque,omitempty"`
	Query   string   `json:"query,omitempty"`
	Version *string  `json:"version,omitempty"`
	Options []option `json:"options,omitempty"`
}

type option struct {
	Section string `json:"section"`
	Name    string `json:"name"`
	Value   string `json:"value"`
}

func main() {
	if len(os.Args) > 1 && os.Args[1] == "--versions" {
		printVersions()
		return
	}
	lines := bufio.NewReaderSize(os.Stdin, 1<<20)
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	for {
		line, err := lines.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			log.Fatal(err)
		}
		var asked request
		if err := json.Unmarshal(line, &asked); err != nil {
			log.Fatal(err)
		}
		if asked.Bytes != nil {
			asked.Text = string(asked.Bytes)
		}
		if err := encoder.Encode(answerTo(asked)); err != nil {
			log.Fatal(err)
		}
	}
}

func answerTo(asked request) answer {
	switch asked.Want {
	case "url":
		return readURL(asked.Text)
	case "unit":
		return readUnit(asked.Text)
	}
	log.Fatalf("nobody can want %q", asked.Want)
	return answer{}
}

func readURL(text string) answer {
	read, err := url.Parse(text)
	if err != nil {
		return answer{Error: err.Error()}
	}
	found := answer{Scheme: read.Scheme, Opaque: read.Opaque, Query: read.RawQuery}
	if versions, ok := read.Query()["versionId"]; ok {
		found.Version = &versions[0]
	}
	return found
}

func readUnit(text string) answer {
	read, err := parse.ParseUnitContents(&text)
	if err != nil {
		return answer{Error: err.Error()}
	}
	found := answer{}
	for _, each := range read {
		found.Options = append(found.Options, option{each.Section, each.Name, each.Value})
	}
	return found
}

func printVersions() {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		log.Fatal("no build information")
	}
	versions := map[string]string{"go": info.GoVersion}
	for _, module := range info.Deps {
		versions[module.Path] = module.Version
	}
	printed, err := json.Marshal(versions)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(printed))
}
