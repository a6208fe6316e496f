// Command effective says what Ignition makes of configs before it acts on them: a JSON array of requests on standard input,
// a JSON array of answers on standard output.
//
// A request with "from" and "to" is a config that is read as one of a newer version, whether it is valid or not. One without
// is a config as a machine gets it: the answer is what Ignition holds once it has fetched what the config merges.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"

	butane "github.com/clarketm/json"
	t3_1 "github.com/coreos/ignition/v2/config/v3_1/translate"
	t3_2 "github.com/coreos/ignition/v2/config/v3_2/translate"
	t3_3 "github.com/coreos/ignition/v2/config/v3_3/translate"
	t3_4 "github.com/coreos/ignition/v2/config/v3_4/translate"
	t3_5 "github.com/coreos/ignition/v2/config/v3_5/translate"
	t3_6 "github.com/coreos/ignition/v2/config/v3_6/translate"
	t3_7 "github.com/coreos/ignition/v2/config/v3_7_experimental/translate"

	v3_0 "github.com/coreos/ignition/v2/config/v3_0/types"
	v3_1 "github.com/coreos/ignition/v2/config/v3_1/types"
	v3_2 "github.com/coreos/ignition/v2/config/v3_2/types"
	v3_3 "github.com/coreos/ignition/v2/config/v3_3/types"
	v3_4 "github.com/coreos/ignition/v2/config/v3_4/types"
	v3_5 "github.com/coreos/ignition/v2/config/v3_5/types"
	v3_6 "github.com/coreos/ignition/v2/config/v3_6/types"
	v3_7 "github.com/coreos/ignition/v2/config/v3_7_experimental/types"

	"strata.invalid/oracle/verdict"
)

type request struct {
	From   string          `json:"from"`
	To     string          `json:"to"`
	Config json.RawMessage `json:"config"`
	// The text of a config as a machine gets it.
	Text string `json:"text"`
}

type answer struct {
	Text string `json:"text,omitempty"`
	// Why Ignition stops.
	Error string `json:"error,omitempty"`
	// Which of the configs is to blame: the indices of `merge`, and -1 for `replace`.
	At []int `json:"at,omitempty"`
}

// The versions in their order, how a config of each is read, and how it becomes one of the next.
var versions = []struct {
	name string
	read func([]byte) (any, error)
	next func(any) any
}{
	{"3.0.0", read[v3_0.Config], func(config any) any { return t3_1.Translate(config.(v3_0.Config)) }},
	{"3.1.0", read[v3_1.Config], func(config any) any { return t3_2.Translate(config.(v3_1.Config)) }},
	{"3.2.0", read[v3_2.Config], func(config any) any { return t3_3.Translate(config.(v3_2.Config)) }},
	{"3.3.0", read[v3_3.Config], func(config any) any { return t3_4.Translate(config.(v3_3.Config)) }},
	{"3.4.0", read[v3_4.Config], func(config any) any { return t3_5.Translate(config.(v3_4.Config)) }},
	{"3.5.0", read[v3_5.Config], func(config any) any { return t3_6.Translate(config.(v3_5.Config)) }},
	{"3.6.0", read[v3_6.Config], func(config any) any { return t3_7.Translate(config.(v3_6.Config)) }},
	{"3.7.0-experimental", read[v3_7.Config], nil},
}

func read[Config any](text []byte) (any, error) {
	var config Config
	err := json.Unmarshal(text, &config)
	return config, err
}

func main() {
	if len(os.Args) > 1 && os.Args[1] == "--versions" {
		if err := verdict.Versions(os.Stdout); err != nil {
			log.Fatal(err)
		}
		return
	}
	var requests []request
	if err := json.NewDecoder(os.Stdin).Decode(&requests); err != nil {
		log.Fatal(err)
	}
	answers := make([]answer, len(requests))
	for index, request := range requests {
		if request.From == "" {
			answers[index] = rendered([]byte(request.Text))
			continue
		}
		text, err := raised(request)
		if err != nil {
			log.Fatal(fmt.Errorf("request %d: %w", index, err))
		}
		answers[index] = answer{Text: string(text)}
	}
	if err := json.NewEncoder(os.Stdout).Encode(answers); err != nil {
		log.Fatal(err)
	}
}

// raised reads a config as one of a newer version. Butane's own encoder leaves out empty structs.
func raised(request request) ([]byte, error) {
	var config any
	for _, version := range versions {
		if config == nil && version.name == request.From {
			made, err := version.read(request.Config)
			if err != nil {
				return nil, err
			}
			config = made
		}
		if config != nil && version.name == request.To {
			return butane.Marshal(config)
		}
		if config != nil && version.next != nil {
			config = version.next(config)
		}
	}
	return nil, fmt.Errorf("no way from %q to %q", request.From, request.To)
}
