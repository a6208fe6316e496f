// Command merge says how Ignition merges configs: a JSON array of {version, parent, child} on standard input, a JSON array
// of the merged configs, as texts, on standard output.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"

	butane "github.com/clarketm/json"
	"github.com/coreos/ignition/v2/config/merge"
	v3_1 "github.com/coreos/ignition/v2/config/v3_1/types"
	v3_2 "github.com/coreos/ignition/v2/config/v3_2/types"
	v3_3 "github.com/coreos/ignition/v2/config/v3_3/types"
	v3_4 "github.com/coreos/ignition/v2/config/v3_4/types"
	v3_5 "github.com/coreos/ignition/v2/config/v3_5/types"
	v3_6 "github.com/coreos/ignition/v2/config/v3_6/types"
	v3_7 "github.com/coreos/ignition/v2/config/v3_7_experimental/types"

	"strata.invalid/oracle/verdict"
)

type pair struct {
	Version string          `json:"version"`
	Parent  json.RawMessage `json:"parent"`
	Child   json.RawMessage `json:"child"`
}

var mergers = map[string]func(pair) ([]byte, error){
	"3.1.0":              merged[v3_1.Config],
	"3.2.0":              merged[v3_2.Config],
	"3.3.0":              merged[v3_3.Config],
	"3.4.0":              merged[v3_4.Config],
	"3.5.0":              merged[v3_5.Config],
	"3.6.0":              merged[v3_6.Config],
	"3.7.0-experimental": merged[v3_7.Config],
}

func main() {
	if len(os.Args) > 1 && os.Args[1] == "--versions" {
		if err := verdict.Versions(os.Stdout); err != nil {
			log.Fatal(err)
		}
		return
	}
	var pairs []pair
	if err := json.NewDecoder(os.Stdin).Decode(&pairs); err != nil {
		log.Fatal(err)
	}
	texts := make([]string, len(pairs))
	for index, pair := range pairs {
		merger, known := mergers[pair.Version]
		if !known {
			log.Fatalf("pair %d: no version %q", index, pair.Version)
		}
		text, err := merger(pair)
		if err != nil {
			log.Fatal(fmt.Errorf("pair %d: %w", index, err))
		}
		texts[index] = string(text)
	}
	if err := json.NewEncoder(os.Stdout).Encode(texts); err != nil {
		log.Fatal(err)
	}
}

// merged judges neither config: what is merged may be part of one only. Butane's own encoder leaves out empty structs.
func merged[Config any](pair pair) ([]byte, error) {
	var parent, child Config
	if err := json.Unmarshal(pair.Parent, &parent); err != nil {
		return nil, err
	}
	if err := json.Unmarshal(pair.Child, &child); err != nil {
		return nil, err
	}
	result, _ := merge.MergeStructTranscribe(parent, child)
	return butane.Marshal(result)
}
