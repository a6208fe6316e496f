package main

import (
	"bytes"
	"errors"
	"io"

	"gopkg.in/yaml.v3"

	"strata.invalid/oracle/verdict"
)

// judgeYaml says whether the first document of a text is YAML at all for the library that Butane uses. An empty text is.
func judgeYaml(request verdict.Request) verdict.Verdict {
	var document yaml.Node
	err := yaml.NewDecoder(bytes.NewReader(request.Input())).Decode(&document)
	if err != nil && !errors.Is(err, io.EOF) {
		return verdict.Verdict{Error: err.Error(), Entries: verdict.DecodeEntries(err.Error())}
	}
	return verdict.Verdict{OK: true}
}
